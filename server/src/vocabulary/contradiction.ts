import type { Term } from './term.ts';

/** Whether the two have different values on an axis where a prompt has only one: dawn and dusk. */
function differsOnAxis(one: Term, other: Term): boolean {
	for (const axis in one.is) {
		const value = other.is[axis];
		if (value !== undefined && value !== one.is[axis]) return true;
	}
	return false;
}

const names = (one: Term, other: Term): boolean =>
	one.clashesWith.length > 0 && (one.clashesWith.includes(other.term) || one.clashesWith.includes(other.category));

/** Whether two terms ask for what one image cannot show. Symmetric. */
export function contradicts(one: Term, other: Term): boolean {
	return differsOnAxis(one, other) || names(one, other) || names(other, one);
}
