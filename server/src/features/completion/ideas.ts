import { choicesFor } from '../../rules/vaguePrompt.ts';
import { isDrawn, isOfCamera } from '../../vocabulary/drawn.ts';
import type { Idea, TermElement, Vocabulary } from '../../vocabulary/vocabulary.ts';
import { isAmongOptions, type PromptPlace } from './place.ts';

/** What ideas are about: the look of a picture. What it shows is the artist's to say. */
const looks = new Set<TermElement>(['light', 'composition', 'medium', 'colour', 'mood']);
const elementsWithIdeas = 4;
const ideasOfElement = 2;

/** Concrete choices of what the prompt leaves open. What it touches with a word, were it `photo`, is left alone. */
export function ideasFor(place: PromptPlace, vocabulary: Vocabulary): Idea[] {
	const { subject } = place;
	const { judged, missing } = subject.assessment;
	if (!judged) return [];
	// There a comma may divide options.
	const isInGroup = isAmongOptions(place);
	const terms = vocabulary.termsIn(subject.words);
	const touched = new Set(terms.map(({ element }) => element));
	const isDrawing = isDrawn(subject.words, terms, subject.dialect);
	return missing
		.filter((element) => looks.has(element) && !touched.has(element))
		.slice(0, elementsWithIdeas)
		.flatMap((element) =>
			choicesFor(subject, element)
				.filter((text) => !isInGroup || !text.includes(','))
				.filter((text) => !isDrawing || !isOfCamera(text, vocabulary.termsIn(text)))
				.slice(0, ideasOfElement)
				.map((text) => ({ text, decides: element })),
		);
}
