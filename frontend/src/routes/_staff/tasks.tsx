import { createFileRoute } from '@tanstack/react-router'
import { TasksScreen } from '../../features/task/TasksScreen'

export const Route = createFileRoute('/_staff/tasks')({ component: TasksScreen })
