import type { DocumentLink } from 'vscode-languageserver-types';
import { startOf } from '../sheet/sheet.ts';
import { shift } from '../sheet/span.ts';
import { referenceLinks } from './library/reference.ts';
import { isWebAddress } from './markdown.ts';
import type { View } from './view.ts';

/** Addresses of reference images and entries of the library, as links. */
export const documentLinks = (view: View): DocumentLink[] => [...imageLinks(view), ...referenceLinks(view)];

const imageLinks = ({ analysis, places }: View): DocumentLink[] =>
	analysis.prompts.flatMap(({ prompt, subject }) =>
		subject.reading.images.flatMap((image) => {
			const target = subject.text.value.slice(image.start, image.end);
			if (!isWebAddress(target)) return [];
			const span = shift(subject.text.locate(image), startOf(analysis.sheet, prompt));
			return [{ range: places.range(span), target }];
		}),
	);
