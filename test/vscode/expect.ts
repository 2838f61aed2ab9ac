/** `node:assert` is not there in the browser's extension host: these are the few assertions the suite needs. */

export function ok(value: unknown, message: string): asserts value {
	if (!value) throw new Error(message);
}

export function equal(actual: unknown, expected: unknown): void {
	const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
	ok(found === wanted, `expected ${wanted}\n     found ${found}`);
}

export function match(actual: string, expected: RegExp): void {
	ok(expected.test(actual), `expected ${String(expected)}\n     found ${JSON.stringify(actual)}`);
}
