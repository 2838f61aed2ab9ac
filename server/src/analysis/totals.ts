import { Booked } from '../platforms/bookings.ts';
import { EstimateSum, type Estimate } from '../platforms/estimate.ts';
import { promptName, stillPlanned, type Spending } from '../platforms/spending.ts';
import type { Sheet } from '../sheet/sheet.ts';
import { AnalysedPrompt, type AnalysisContext } from './subject.ts';

interface One {
	readonly prompt: { readonly name: string | null; readonly index: number };
	readonly subject: AnalysedPrompt;
}
type Prompts = readonly One[];

/** Sums the prompts of a sheet, and remembers the sums of its stretches: after an edit only the touched one is summed again. */
export class Totals {
	readonly #sums = new Stretches(sumOf, isSameSubject);

	of(prompts: Prompts): Estimate {
		const all = new EstimateSum();
		for (const sum of this.#sums.of(prompts)) all.merge(sum);
		return all.estimate();
	}
}

/** What a sheet's prompts put on clients and projects, remembered by stretches likewise. */
export class Bookings {
	readonly #booked: Stretches<Booked>;

	constructor(spending?: Spending) {
		this.#booked = new Stretches((prompts) => bookedOf(prompts, spending), spending ? isSameEntry : isSameSubject);
	}

	of(prompts: Prompts): Booked {
		const all = new Booked();
		for (const part of this.#booked.of(prompts)) all.merge(part);
		return all;
	}
}

/** What a sheet's prompts put on clients and projects, without the rest of its analysis: for sheets that nobody looks at. */
export function bookedIn({ prompts, isDotprompt }: Sheet, context: AnalysisContext): Booked {
	if (isDotprompt) return new Booked();
	return bookedOf(
		prompts.map((prompt) => {
			const { block, inherited } = prompt;
			return { prompt, subject: new AnalysedPrompt(block.source, block, inherited.with(block, 'prompt'), context) };
		}),
		context.spending,
	);
}

/** What prompts put on the clients and projects that they are booked on: all of their estimates that was not run yet. */
function bookedOf(prompts: Prompts, spending: Spending | undefined): Booked {
	const booked = new Booked();
	for (const { prompt, subject } of prompts) {
		const { settings } = subject;
		booked.add(settings.get('client')?.value, settings.get('project')?.value, plannedOf(prompt, subject, spending));
	}
	return booked;
}

const plannedOf = (
	prompt: One['prompt'],
	{ estimate, images }: AnalysedPrompt,
	spending: Spending | undefined,
): Estimate | undefined => (spending ? stillPlanned(estimate, images, spending.madeOf(promptName(prompt))) : estimate);

function sumOf(prompts: Prompts): EstimateSum {
	const sum = new EstimateSum();
	for (const { subject } of prompts) sum.add(subject.estimate);
	return sum;
}

const stretchLength = 64;

/** What was made of each stretch of a sheet's prompts, as long as the stretch stays the same. */
class Stretches<T> {
	readonly #make: (prompts: Prompts) => T;
	readonly #isAlike: typeof isSameSubject;
	#before: Prompts = [];
	#kept: readonly T[] = [];

	constructor(make: (prompts: Prompts) => T, isAlike: typeof isSameSubject) {
		this.#make = make;
		this.#isAlike = isAlike;
	}

	of(prompts: Prompts): readonly T[] {
		const made: T[] = [];
		for (let from = 0; from < prompts.length; from += stretchLength) {
			const old = isSame(prompts, this.#before, from, this.#isAlike) ? this.#kept[made.length] : undefined;
			made.push(old ?? this.#make(prompts.slice(from, from + stretchLength)));
		}
		this.#before = prompts;
		this.#kept = made;
		return made;
	}
}

/** Whether the stretch at `from` is that of before. Prompts that nobody touched are the same objects: few are looked into. */
function isSame(prompts: Prompts, before: Prompts, from: number, isAlike: typeof isSameSubject): boolean {
	const to = Math.min(from + stretchLength, prompts.length);
	if (to !== Math.min(from + stretchLength, before.length)) return false;
	for (let at = from; at < to; at++) if (prompts[at] !== before[at] && !isAlike(prompts[at], before[at])) return false;
	return true;
}

const isSameSubject = (one: One | undefined, other: One | undefined): boolean => one?.subject === other?.subject;

/** A ledger knows a prompt by its heading, which may change while the prompt does not. */
const isSameEntry = (one: One | undefined, other: One | undefined): boolean =>
	isSameSubject(one, other) && one?.prompt.name === other?.prompt.name && one?.prompt.index === other?.prompt.index;
