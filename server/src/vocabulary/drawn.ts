import type { DialectId } from '../dialects/dialect.ts';
import { kindsOfPicture } from './negatives.ts';
import type { Term } from './term.ts';

const camera = /photo|polaroid/i;
const ways: ReadonlySet<string> = new Set(['medium', 'design', 'technique']);
const drawn =
	/anime|badge|cartoon|charcoal|chibi|comic|cut|design|diagram|draw|embroider|emoji|engrav|etching|flat|gouache|icon|illustrat|ink|line|lithograph|manga|map|mosaic|paint|pastel|pattern|pencil|pixel|riso|screen print|sketch|sprite|stained|sticker|tapestry|vector|watercolor|webtoon/;

/** Whether a text is about a camera or what it takes. */
export const isOfCamera = (text: string, terms: readonly Term[]): boolean =>
	camera.test(text) || terms.some(({ category }) => category === 'camera');

/** Whether a picture of these words is drawn, painted, printed or stitched: no lens makes it better. */
export function isDrawn(text: string, terms: readonly Term[], dialect: DialectId | undefined): boolean {
	if (isOfCamera(text, terms)) return false;
	if (dialect === 'novelai' || terms.some(({ category, term }) => ways.has(category) && drawn.test(term))) return true;
	const kinds = kindsOfPicture(text, terms);
	return kinds.has('anime') || kinds.has('logo');
}
