export { emptyRecord } from '../../src/core/progress/progress.ts';
