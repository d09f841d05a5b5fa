import { readFile } from 'node:fs/promises'
import { benchCourseSchema } from './bench-course.ts'
import { measureSystem } from './measure-system.ts'

/** Run by run-bench.ts: system name, file of the course, empty folder for the index; one JSON object on stdout. */
const [systemName = '', courseFile = '', indexFolder = ''] = process.argv.slice(2)
const course = benchCourseSchema.parse(JSON.parse(await readFile(courseFile, 'utf8')))
process.stdout.write(JSON.stringify(await measureSystem(systemName, course, indexFolder)))
