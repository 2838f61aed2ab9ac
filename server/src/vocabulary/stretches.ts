/** Where in a prompt its terms stand, as counts alone: `portrait` early, `8K` late. */
export interface StretchData {
	/** Phrases counted in each stretch. */
	readonly all: readonly number[];
	/** By term, in some order of terms: those of its phrases in each stretch; empty where too few were counted. */
	readonly rows: readonly (readonly number[])[];
}

/** Phrases of a prompt after its first are told apart up to here; each number begins a further stretch. */
const starts = [2, 4, 7, 11, 17];

export const stretchCount = starts.length + 1;

/** The number of the stretch that a phrase is in, by how many stand before it. */
export function stretchAt(phrasesBefore: number): number {
	const stretch = starts.findIndex((start) => phrasesBefore < start);
	return stretch < 0 ? starts.length : stretch;
}

/** How much of what the counts say is believed. Found on a training part of real prompts. */
const trust = 0.6;
/** Phrases that a term's own counts must rest on before they are believed. */
const doubt = 10;

/** How much likelier than elsewhere a term is in a stretch: 1 where nothing is known, always above 0. */
export function stretchWeight({ all, rows }: StretchData, row: number, stretch: number): number {
	const counts = rows[row];
	const total = all.reduce((sum, count) => sum + count, 0);
	const share = (all[stretch] ?? 0) / Math.max(total, 1);
	if (counts === undefined || counts.length === 0 || share === 0) return 1;
	const own = counts.reduce((sum, count) => sum + count, 0);
	return (((counts[stretch] ?? 0) + doubt * share) / ((own + doubt) * share)) ** trust;
}
