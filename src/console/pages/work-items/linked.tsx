// The number of an account or a customer: it leads to the page of it for those who may read that, and is a number to others.

import { Link } from 'react-router'
import { to } from '../../paths.ts'
import { usePermission } from '../../session/session.tsx'

interface LinkedProps {
  readonly id: string
  readonly path: string
  /** What one must be allowed to see the page. */
  readonly verb: string
}

function Linked({ id, path, verb }: LinkedProps) {
  const { granted } = usePermission(verb)
  if (!granted) return <span className="code">{id}</span>
  return (
    <Link className="code" to={path}>
      {id}
    </Link>
  )
}

export const LinkedCustomer = ({ customer }: { readonly customer: string }) => (
  <Linked id={customer} path={to.customer(customer)} verb="customer.read" />
)

interface LinkedAccountProps {
  readonly plan: string
  readonly account: string
}

export const LinkedAccount = ({ plan, account }: LinkedAccountProps) => (
  <Linked id={account} path={to.explain(plan, account)} verb="plan.read" />
)
