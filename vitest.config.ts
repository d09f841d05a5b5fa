import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // One worker to a core: half of the run is waiting for child processes, and a worker less leaves a core idle.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'short',
          // No test replaces a module, and each makes its own folders and servers: files may share what is loaded.
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.long.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'long',
          include: ['test/**/*.long.test.ts'],
          testTimeout: 3_600_000,
        },
      },
    ],
  },
})
