import { svg } from './elements.ts';

const width = (value: number): string => Math.min(100, Math.max(0, value)).toFixed(2);

/** A bar to `sure` of 100, and dim from there to `most`. It says nothing that the text beside it does not. */
export function bar(sure: number, most: number, isOver = false): SVGElement {
	const drawn = svg('svg', { viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
	drawn.append(
		svg('rect', { class: 'track', width: '100', height: '10' }),
		svg('rect', { class: 'most', width: width(most), height: '10' }),
		svg('rect', { class: isOver ? 'sure over' : 'sure', width: width(sure), height: '10' }),
	);
	return drawn;
}

/** A column, `share` of 100 high. */
export function column(share: number): SVGElement {
	const drawn = svg('svg', { viewBox: '0 0 10 100', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
	const height = width(share);
	drawn.append(svg('rect', { class: 'sure', width: '10', height, y: (100 - Number(height)).toFixed(2) }));
	return drawn;
}
