import { isMap, isScalar, isSeq, parseDocument, type Node, type Scalar } from 'yaml';
import { span, type Span } from '../sheet/span.ts';
import type { Value } from './list.ts';

/** A row of values in a YAML or JSON file, under its keys. */
export interface StructuredList {
	/** From the outermost; none where the whole file is one row. */
	readonly keys: readonly string[];
	readonly values: readonly Value[];
	/** The innermost key, without its quotes. */
	readonly nameSpan: Span | undefined;
}

/** Deeper files are nobody's lists. */
const deepest = 32;

/**
 * The lists of a YAML or JSON file. Keys in keys give paths; a value is a string, a number, `2::text` with a weight, or
 * a map with `text` or `content`. What is none of these is left out, as is a file that cannot be read.
 */
export function structuredLists(text: string): StructuredList[] {
	const lists: StructuredList[] = [];
	const visit = (node: unknown, keys: readonly string[], nameSpan: Span | undefined): void => {
		if (isMap(node)) {
			if (keys.length === deepest) return;
			for (const { key, value } of node.items) {
				if (isScalar(key)) visit(value, [...keys, String(key.value)], innerSpan(key, text));
			}
		} else {
			const values = (isSeq(node) ? node.items : [node]).flatMap((item) => valueOf(item, text));
			if (values.length > 0 && (isSeq(node) || keys.length > 0)) lists.push({ keys, values, nameSpan });
		}
	};
	visit(contentsOf(text), [], undefined);
	return lists;
}

/** A text that ends the reader, for all its leniency, holds no lists. */
function contentsOf(text: string): Node | null {
	try {
		return parseDocument(text, { logLevel: 'silent', strict: false, uniqueKeys: false }).contents;
	} catch {
		return null;
	}
}

function valueOf(item: unknown, text: string): Value[] {
	if (isMap(item)) {
		const words = item.items.find(
			({ key }) => isScalar(key) && (key.value === 'text' || key.value === 'content'),
		)?.value;
		return isScalar(words) ? valueOf(words, text) : [];
	}
	if (!isScalar(item) || (typeof item.value !== 'string' && typeof item.value !== 'number')) return [];
	const whole = innerSpan(item, text);
	const words = String(item.value);
	const weight = weightLength(words);
	return whole ? [{ text: words.slice(weight), span: span(Math.min(whole.start + weight, whole.end), whole.end) }] : [];
}

/** Length of `2::` or `0.5::`. */
const weightLength = (value: string): number => /^\d{1,9}(?:\.\d{1,9})?::/.exec(value)?.[0].length ?? 0;

/** A scalar's place without its quotes. */
function innerSpan({ range }: Scalar, text: string): Span | undefined {
	if (!range) return undefined;
	const [start, end] = range;
	const isQuoted = end - start >= 2 && (text[start] === '"' || text[start] === "'");
	return isQuoted ? span(start + 1, end - 1) : span(start, end);
}
