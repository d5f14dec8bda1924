// HTTP: parse, authorise, call one verb, render.

export { consolePages } from './console-pages.ts'
export { listTable } from './files/corrections-table.ts'
export { csvOf } from './files/csv.ts'
export { suppressionTable } from './files/suppression-table.ts'
export { buildMetricsServer } from './metrics-server.ts'
export { type OpenApi, openApiFrom, type RegisteredRoute } from './openapi.ts'
export type { ApiTools } from './route.ts'
export { buildServer, type ReprieveServer, type ServerOptions } from './server.ts'
export {
  demoProvider,
  isLoopback,
  isProtected,
  type Provider,
  type SignInOptions,
  signIn,
} from './sign-in/index.ts'
