/**
 * How many of its kind a test draws, makes or plays: `all` in `npm run test:many`, which is a part of `npm run test:long`, and
 * a `sample` of them, with the same promises, in `npm test`.
 */
export const many = (all: number, sample: number): number => (process.env.EEID_DESK_MANY === '1' ? all : sample)
