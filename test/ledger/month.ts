import { eventLine } from '../../server/src/ledger/eventLine.ts';
import type { LedgerEvent } from '../../server/src/ledger/event.ts';
import { usd } from './support.ts';

/**
 * A freelancer's October 2026, made up and complete. Every figure in `month.test.ts` was added up by hand from this table:
 *
 * | prompt (client, project)   | runs x images, each                    | charged    | kept | rejected |
 * |----------------------------|----------------------------------------|------------|------|----------|
 * | Hero (Acme, Spring)        | 6 x 4 Midjourney, est. $0.10, 3 GPU min | 6 x $0.12  | 8    | 16       |
 * | Poster (Acme, Spring)      | 5 x 1 OpenAI, est. $0.20               | 5 x $0.20  | 4    | 1        |
 * | Logo idea (Beta, vague)    | 8 x 4 Midjourney, est. $0.10, 3 GPU min | not known  | 2    | 0        |
 * | Study (Beta)               | 3 x 4 Midjourney Relax, included       | not known  | 0    | 0        |
 * | Old (Beta)                 | 1 x 1 OpenAI, no price                 | not known  | 0    | 0        |
 *
 * Besides: one Hero run was entered twice by mistake and taken back; one Poster was refunded ($0.20); 60 GPU minutes were
 * bought for $4.00 on 5 October; a note.
 */
export function month(): string {
	const events: LedgerEvent[] = [];
	const add = (day: number, event: Partial<LedgerEvent>): LedgerEvent => {
		const number = events.length + 1;
		const time = `2026-10-${String(day).padStart(2, '0')}T10:${String(number).padStart(2, '0')}:00+02:00`;
		const whole: LedgerEvent = { id: `m${String(number)}`, time, event: 'run', ...event };
		events.push(whole);
		return whole;
	};
	const minutes = { unit: 'gpu-minutes', min: 3_000_000n, max: 3_000_000n } as const;
	const fast = { ...usd(0.1), native: minutes };
	const midjourney = { platform: 'midjourney', model: '8.2', plan: 'standard' };
	const openai = { platform: 'openai', model: 'gpt-image-2' };
	const acme = { client: 'Acme', project: 'Spring', sheet: 'spring.prompt', vague: false };
	const hero = { ...acme, ...midjourney, mode: 'fast', prompt: 'Hero', style: 'photograph' };
	const poster = { ...acme, ...openai, prompt: 'Poster', style: 'screen print' };
	const beta = { client: 'Beta', sheet: 'beta.prompt' };
	const logo = { ...beta, ...midjourney, mode: 'fast', prompt: 'Logo idea', vague: true };
	const study = { ...beta, ...midjourney, mode: 'relax', prompt: 'Study', style: 'gouache', vague: false };

	for (const day of [1, 1, 2]) add(day, { ...hero, jobs: 1, images: 4, estimate: fast, actual: usd(0.12) });
	add(5, {
		event: 'top-up',
		platform: 'midjourney',
		actual: { ...usd(4), native: { unit: 'gpu-minutes', min: 60_000_000n, max: 60_000_000n } },
	});
	for (const day of [5, 6, 7]) add(day, { ...hero, jobs: 1, images: 4, estimate: fast, actual: usd(0.12) });
	const twice = add(7, { ...hero, jobs: 1, images: 4, estimate: fast, actual: usd(0.12) });
	add(7, { ...twice, id: 'taken-back', corrects: twice.id });
	add(8, { ...hero, event: 'kept', images: 8 });
	add(8, { ...hero, event: 'rejected', images: 16 });
	for (const day of [12, 12, 13, 13, 14])
		add(day, { ...poster, jobs: 1, images: 1, estimate: usd(0.2), actual: usd(0.2) });
	add(14, { ...poster, event: 'kept', images: 4 });
	add(14, { ...poster, event: 'rejected', images: 1 });
	add(15, { ...poster, event: 'refunded', images: 1, actual: usd(0.2) });
	for (const day of [19, 19, 20, 20, 21, 21, 22, 22]) add(day, { ...logo, jobs: 1, images: 4, estimate: fast });
	add(22, { ...logo, event: 'kept', images: 2 });
	for (const day of [26, 26, 27]) add(day, { ...study, jobs: 1, images: 4, estimate: usd(0) });
	add(27, { ...beta, platform: 'openai', model: 'dall-e-3', prompt: 'Old', vague: false, jobs: 1, images: 1 });
	add(28, { ...beta, event: 'note', note: 'Beta pays by the end of the month' });
	return events.map((event) => `${eventLine(event)}\n`).join('');
}
