import type { Unit } from './units.ts';
import type { Words } from './words.ts';

/** What an order may begin with. */
const polite = new Set(['please', 'can', 'could', 'would', 'you', 'now', 'ok', 'okay', 'then', 'just', 'and']);
/** Orders that need a picture to carry them out on. */
const orders = new Set([
	'add',
	'put',
	'fix',
	'brighten',
	'darken',
	'sharpen',
	'expand',
	'extend',
	'recolor',
	'recolour',
]);
/** Verbs that do where the next word says that it is there: `make it`, `give him`, `colour them`. */
const onWhatIsThere = new Set(['make', 'give', 'color', 'colour', 'keep', 'blur', 'zoom', 'clean']);
const there = new Set(['it', 'this', 'these', 'him', 'her', 'them', 'his', 'their', 'out', 'up']);
/** With `the` before it, and nothing that says which one, it is that of the picture which is there. */
const ofPicture = new Set(['image', 'photo', 'picture', 'background', 'sky', 'text', 'colors', 'colours', 'lighting']);
const which = new Set(['of', 'for', 'with', 'in', 'on', 'that']);
const before = new Set(['image', 'photo', 'picture', 'as']);

/** True for an order to change a picture that is sent along; its words do not describe the picture. */
export function isEdit(said: Words, units: readonly Unit[]): boolean {
	if (units.some(({ sort }) => sort.list === 'reference')) return true;
	let at = 0;
	while (polite.has(said.said(at))) at++;
	const first = said.said(at);
	const next = said.isJoined(at + 1) ? said.said(at + 1) : '';
	if (units.find((unit) => unit.first === at)?.sort.list === 'edit' || orders.has(first)) return true;
	if (first === 'same') return before.has(next);
	if (!onWhatIsThere.has(first)) return false;
	if (there.has(next)) return saysHow(units, at + 2);
	return next === 'the' && ofPicture.has(said.said(at + 2)) && !which.has(said.said(at + 3));
}

const empty = new Set(['function', 'boosters', 'vague']);

/** Not only how good it has to be, before a prompt begins: `make this the best image ever, a dog`. */
function saysHow(units: readonly Unit[], from: number): boolean {
	let at = units.findIndex(({ first }) => first >= from);
	if (at < 0) return true;
	for (let unit = units[at]; unit?.joined === true; unit = units[++at]) if (!empty.has(unit.sort.list)) return true;
	return at === units.length;
}
