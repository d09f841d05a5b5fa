import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Course } from '../course/course.ts'

type CoursePlace = Pick<Course, 'id' | 'folder'>

/**
 * Folder of a course's index inside the data folder. It is named for the course and its place: two folders that
 * are both called `material` share a data folder without sharing an index.
 */
export function indexFolder(course: CoursePlace, data: string): string {
  const place = createHash('sha256').update(path.resolve(course.folder)).digest('hex').slice(0, 8)
  return path.join(path.resolve(data), 'index', `${course.id}-${place}`)
}

export function indexFile(course: CoursePlace, data: string): string {
  return path.join(indexFolder(course, data), 'index.db')
}
