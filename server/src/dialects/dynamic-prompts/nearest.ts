/** The name most like `name`, if it is like it at all: at most a third of its letters differ. */
export const nearest = (name: string, names: readonly string[]): string | undefined => {
	const most = Math.max(1, Math.floor(name.length / 3));
	let best: { readonly name: string; readonly distance: number } | undefined;
	for (const candidate of names) {
		if (Math.abs(candidate.length - name.length) > most || candidate.length > 200) continue;
		const distance = distanceOf(name.toLowerCase(), candidate.toLowerCase());
		if (distance <= most && (!best || distance < best.distance)) best = { name: candidate, distance };
	}
	return best?.name ?? names.find((candidate) => candidate.split('/').at(-1) === name);
};

/** Letters to add, drop or change to make one name of the other. */
const distanceOf = (from: string, to: string): number => {
	let row = Array.from({ length: to.length + 1 }, (_, index) => index);
	for (let left = 1; left <= from.length; left++) {
		const next = [left];
		for (let right = 1; right <= to.length; right++) {
			const change = (row[right - 1] ?? 0) + (from[left - 1] === to[right - 1] ? 0 : 1);
			next.push(Math.min(change, (row[right] ?? 0) + 1, (next[right - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[to.length] ?? 0;
};
