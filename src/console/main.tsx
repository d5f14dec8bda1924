// The console begins here.

import '@fontsource-variable/noto-sans-sc/index.css'
import 'antd/dist/antd.css'
import './style/base.css'
import './style/frame.css'
import './style/plans.css'
import './style/programmes.css'
import './style/explain.css'
import './style/customers.css'
import './style/outlets.css'
import './style/people.css'
import './style/name-lists.css'
import './style/circumstances.css'
import { createRoot } from 'react-dom/client'
import { watchAttendance } from './client/attended.ts'
import { Console } from './console.tsx'

watchAttendance()
createRoot(document.getElementById('root')!).render(<Console />)
