// A process that builds a register into a folder, to be killed on the way: node register-child <task as JSON>.
import { buildRegister, type RegisterTask } from '../../electron/db/registers/build-register.ts'

const task = JSON.parse(process.argv[2] ?? '') as RegisterTask
console.log(JSON.stringify(buildRegister(task, () => undefined)))
