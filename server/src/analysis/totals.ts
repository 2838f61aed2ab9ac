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
export function createTotals(): (prompts: Prompts) => Estimate {
	const sums = createStretches((prompts) => {
		const sum = new EstimateSum();
		for (const { subject } of prompts) sum.add(subject.estimate);
		return sum;
	});
	return (prompts) => {
		const all = new EstimateSum();
		for (const sum of sums(prompts)) all.merge(sum);
		return all.estimate();
	};
}

/** What a sheet's prompts put on clients and projects, remembered by stretches likewise. */
export function createBookings(spending?: Spending): (prompts: Prompts) => Booked {
	const booked = createStretches((prompts) => bookedOf(prompts, spending), spending ? isSameEntry : isSameSubject);
	return (prompts) => {
		const all = new Booked();
		for (const part of booked(prompts)) all.merge(part);
		return all;
	};
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

const stretchLength = 64;

function createStretches<T>(
	make: (prompts: Prompts) => T,
	isAlike = isSameSubject,
): (prompts: Prompts) => readonly T[] {
	let before: Prompts = [];
	let kept: readonly T[] = [];
	return (prompts) => {
		const made: T[] = [];
		for (let from = 0; from < prompts.length; from += stretchLength) {
			const old = isSame(prompts, before, from, isAlike) ? kept[made.length] : undefined;
			made.push(old ?? make(prompts.slice(from, from + stretchLength)));
		}
		before = prompts;
		kept = made;
		return made;
	};
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
