import { nativeText } from '../platforms/costWords.ts';
import { assess, suggestionsFor, type Element } from '../specificity/specificity.ts';
import { defineRule, type Fix, type PromptSubject } from './rule.ts';

/** What each element is called when it is missing. */
const asked: Readonly<Record<Element, string>> = {
	subject: 'who or what exactly',
	attributes: 'what it does or looks like',
	setting: 'where it is',
	light: 'the light',
	composition: 'the framing',
	medium: 'the medium or style',
	colour: 'the colours',
	mood: 'the mood',
};

/** What an element is called where a kind of image asks for something else: a landscape is a place already. */
const askedOfKind: Readonly<Record<string, Partial<Record<Element, string>>>> = {
	landscape: { setting: 'the time and weather' },
};

const inWordsOf = (element: Element, kind: string): string => askedOfKind[kind]?.[element] ?? asked[element];

const named = 3;

export const vaguePrompt = defineRule({
	id: 'vague-prompt',
	summary: 'Reports a prompt that leaves most of the image to chance.',
	severity: 'warning',
	fixable: true,
	defaults: {},
	messages: {
		vague: 'This leaves {missing} to chance; each try costs {cost}.',
		vagueUnpriced: 'This leaves {missing} to chance, and each try is paid for.',
	},
	examples: {
		reported: [
			'@platform: midjourney\na dog\n',
			'@platform: openai\na beautiful stunning amazing highly detailed masterpiece of something cool, 8k\n',
		],
		accepted: [
			'@platform: midjourney\nPhotorealistic portrait of a golden retriever, happy expression, sitting in a field of wildflowers during sunset, warm golden light, detailed fur texture, bokeh background --ar 16:9\n',
		],
	},
	mayFind: ({ isVague }) => isVague,
	*check(subject) {
		const { assessment, text } = subject;
		const cost = costOfATry(subject);
		const missing = inWords(assessment.missing.slice(0, named).map((element) => inWordsOf(element, assessment.kind)));
		yield {
			messageId: cost === undefined ? 'vagueUnpriced' : 'vague',
			span: text.locate(assessment.vagueSpan),
			args: { missing, ...(cost !== undefined && { cost }) },
			fixes: () => fixesFor(subject),
		};
	},
});

/** In the platform's own unit where it has one. */
function costOfATry({ oneTry, money }: PromptSubject): string | undefined {
	return oneTry.kind === 'unknown' || oneTry.kind === 'included'
		? undefined
		: (nativeText(oneTry) ?? money.cost(oneTry));
}

/** First all that it takes, as places to fill in; then one element at a time, as a choice. */
function fixesFor(subject: PromptSubject): readonly Fix[] {
	const { assessment, text } = subject;
	const at = endOfWords(subject);
	const wanted = enough(subject);
	const place = text.locate({ start: at, end: at });
	const join = joins.test(subject.words.slice(0, at)) ? ' ' : ', ';
	const placeholders = wanted.map(({ choices }, index) => `\${${String(index + 1)}:${choices[0] ?? ''}}`).join(', ');
	const all: Fix = {
		title: `Add places to fill in for ${inWords(wanted.map(({ element }) => inWordsOf(element, assessment.kind)))}`,
		edits: [{ span: place, newText: join + placeholders }],
		snippet: true,
	};
	const single = assessment.missing.slice(0, named).flatMap((element) =>
		choicesFor(subject, element)
			.slice(0, 2)
			.map((choice) => ({
				title: `Add ${inWordsOf(element, assessment.kind)}: ${choice}`,
				edits: [{ span: place, newText: join + choice }],
				partial: true,
			})),
	);
	return wanted.length > 0 ? [all, ...single] : single;
}

/**
 * Suggestions that do not speak again of what the prompt has already: on a black background, none is centred on a white
 * one.
 */
export function choicesFor(
	{ assessment: { kind }, wording: { words } }: PromptSubject,
	element: Element,
): readonly string[] {
	const said = new Set(words.all);
	const choices = suggestionsFor(element, kind);
	const others = choices.filter((choice) => !said.has(choice.slice(choice.lastIndexOf(' ') + 1)));
	return others.length > 0 ? others : choices;
}

/** The missing elements that the message names, and more where it takes more to make the prompt specific. */
function enough(subject: PromptSubject): { element: Element; choices: readonly string[] }[] {
	const { assessment } = subject;
	const wanted: { element: Element; choices: readonly string[] }[] = [];
	let words = subject.words;
	for (const element of assessment.missing) {
		const choices = choicesFor(subject, element);
		const choice = choices[0];
		if (choice === undefined) continue;
		wanted.push({ element, choices });
		words = `${words.trimEnd()}, ${choice}`;
		if (wanted.length >= named && !assess(words).vague) break;
	}
	return wanted;
}

/** What waits for the next word: `a photo of`. */
const joins = /\b(?:of|with|a|an|the|and)$/i;

/** Where words can be added: before the parameters, after the last word, before what ends its sentence. */
function endOfWords({ words }: PromptSubject): number {
	const end = words.trimEnd().length;
	let at = end;
	while (at > 0 && ends.includes(words.charAt(at - 1))) at--;
	return at === 0 ? end : at;
}

const ends = '.,;!? ';

function inWords(parts: readonly string[]): string {
	return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}
