import { defineConfig } from 'vitest/config';

// `*.real.test.ts` run the real go, the real engine or a real terminal; the rest need neither engine nor network.
const real = ['test/**/*.real.test.{ts,tsx}'];

// The whole of every exam takes hours of building: `npm run exam` alone runs it, and the real tests run a part of it.
const exam = ['test/exam/**/*.exam.test.ts'];

// Writes docs/screenshots/ anew: only by `npm run screenshots`.
const pictures = ['test/screenshots/**/*.screenshots.test.ts'];

export default defineConfig({
  test: {
    globalSetup: ['./test/support/temporary.ts'],
    reporters: ['default', './test/support/count-reporter.ts'],
    projects: [
      {
        test: {
          name: 'quick',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...real, ...exam, ...pictures, 'node_modules/**'],
          retry: process.env.CI === 'true' ? 1 : 0,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'real',
          include: real,
          // A pty, an engine and a module proxy: on a machine that others share, one of them may stumble once.
          retry: process.env.CI === 'true' ? 1 : 0,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // Two cores: more builds than that side by side only wait for each other.
          maxWorkers: 2,
        },
      },
      // Only by its name: `vitest run` alone runs the other two.
      ...(process.env.EXAM === '1'
        ? [
            {
              test: {
                name: 'exam',
                include: exam,
                testTimeout: 600_000,
                hookTimeout: 900_000,
                maxWorkers: 2,
              },
            },
          ]
        : []),
      ...(process.env.SCREENSHOTS === '1'
        ? [
            {
              test: {
                name: 'screenshots',
                include: pictures,
                testTimeout: 300_000,
                hookTimeout: 300_000,
                maxWorkers: 1,
              },
            },
          ]
        : []),
    ],
  },
});
