import { decimalText, type Bounds } from '../../server/src/platforms/money.ts';

export { formatMillionths } from '../../server/src/platforms/money.ts';

/** `2.32`, or `0.1 to 0.3`. */
export const inUsd = ({ min, max }: Bounds<bigint>): string =>
	min === max ? decimalText(min) : `${decimalText(min)} to ${decimalText(max)}`;
