// Nothing to show, said as what that means.

import type { ReactNode } from 'react'

export const Empty = ({ children }: { readonly children: ReactNode }) => <p className="empty">{children}</p>
