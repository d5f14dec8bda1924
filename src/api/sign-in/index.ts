// The door of the server: people sign in at a provider, machines show tokens, and every route is guarded by a verb.

export { type DemoProvider, demoProvider } from './demo-provider.ts'
export { isLoopback, isProtected, type Provider, type SignInOptions } from './options.ts'
export { signInRefusals } from './refusals.ts'
export {
  callerOf,
  type Guard,
  type PlaceOf,
  refuseOldSignIn,
  requireVerb,
  type SignedIn,
  verbOfRoute,
} from './require-verb.ts'
export { signIn } from './sign-in.ts'
