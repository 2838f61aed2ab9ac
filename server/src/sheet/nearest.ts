/**
 * The candidate that `written` was most likely meant to be: at most one slip in three letters away (letters left out,
 * added, changed or swapped), case aside. Undefined where none is near. Candidates' order breaks ties.
 */
export function nearest(written: string, candidates: Iterable<string>): string | undefined {
	const word = written.toLowerCase();
	if (word.length > 64) return undefined;
	let best: string | undefined;
	let least = Math.max(1, Math.floor(word.length / 3)) + 1;
	for (const candidate of candidates) {
		if (Math.abs(candidate.length - word.length) >= least) continue;
		const distance = slips(word, candidate.toLowerCase(), least);
		if (distance < least) {
			best = candidate;
			least = distance;
		}
	}
	return best;
}

/** Number of slips between two words (optimal string alignment), or `limit` where there are that many or more. */
export function slips(a: string, b: string, limit: number): number {
	let before: number[] = [];
	let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		let smallest = i;
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			let cost = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
				cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
			row.push(cost);
			smallest = Math.min(smallest, cost);
		}
		if (smallest >= limit) return limit;
		before = previous;
		previous = row;
	}
	return Math.min(previous[b.length] ?? limit, limit);
}
