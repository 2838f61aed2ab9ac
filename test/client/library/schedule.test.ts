import assert from 'node:assert/strict';
import { Schedule, type Every, type ScheduleHost } from '../../../client/src/library/schedule.ts';
import { ManualClock } from '../../library/localServer.ts';

const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000];

class TestHost implements ScheduleHost {
	readonly clock = new ManualClock();
	readonly looked: string[] = [];
	readonly kept = new Map<string, number>();
	readonly later = this.clock.later;
	setting: Every = 'daily';
	trusted = true;
	time = 1_000 * dayMs;
	libraries: readonly string[] = ['one', 'two'];
	answer: () => Promise<void> = () => Promise.resolve();

	now = (): number => this.time;
	every = (): Every => this.setting;
	isTrusted = (): boolean => this.trusted;
	used = (): Promise<readonly string[]> => Promise.resolve(this.libraries);
	lookedAt = (url: string): number | undefined => this.kept.get(url);
	keepLookedAt(url: string, at: number): Promise<void> {
		this.kept.set(url, at);
		return Promise.resolve();
	}
	look(url: string): Promise<void> {
		this.looked.push(url);
		return this.answer();
	}
}

/** What is looked at after some time. */
async function after(host: TestHost, schedule: Schedule, ms: number): Promise<string[]> {
	host.time += ms;
	host.looked.length = 0;
	await schedule.look();
	return [...host.looked];
}

suite('A schedule of libraries', () => {
	test('waits until the window is there, then looks into what is due, once a day', async () => {
		const host = new TestHost();
		const schedule = new Schedule(host);
		assert.deepEqual(host.looked, []);
		const again = host.clock.set(1);
		host.clock.goOff(minuteMs);
		await again;
		await new Promise((resolve) => setImmediate(resolve));
		assert.deepEqual(await after(host, schedule, hourMs), []);
		assert.deepEqual([...host.kept.keys()], ['one', 'two']);
		assert.deepEqual(await after(host, schedule, 22 * hourMs), []);
		assert.deepEqual(await after(host, schedule, hourMs), ['one', 'two']);
		assert.equal(host.clock.waiting, 1);
		schedule.dispose();
		assert.equal(host.clock.waiting, 0);
	});

	test('looks once a week where that is set, and at once into a library that is new', async () => {
		const host = new TestHost();
		host.setting = 'weekly';
		const schedule = new Schedule(host);
		assert.deepEqual(await after(host, schedule, 0), ['one', 'two']);
		assert.deepEqual(await after(host, schedule, 6 * dayMs), []);
		host.libraries = ['one', 'two', 'three'];
		assert.deepEqual(await after(host, schedule, hourMs), ['three']);
		assert.deepEqual(await after(host, schedule, dayMs), ['one', 'two']);
	});

	test('looks into nothing where it is off, or the workspace is not trusted, and begins when that changes', async () => {
		const host = new TestHost();
		const schedule = new Schedule(host);
		host.setting = 'never';
		assert.deepEqual(await after(host, schedule, 30 * dayMs), []);
		host.setting = 'daily';
		host.trusted = false;
		assert.deepEqual(await after(host, schedule, dayMs), []);
		host.trusted = true;
		assert.deepEqual(await after(host, schedule, hourMs), ['one', 'two']);
	});

	test('goes on to the next library where one fails, and does not try again before it is due', async () => {
		const host = new TestHost();
		host.answer = () => Promise.reject(new Error('offline'));
		const schedule = new Schedule(host);
		assert.deepEqual(await after(host, schedule, 0), ['one', 'two']);
		assert.deepEqual(await after(host, schedule, hourMs), []);
	});

	test('looks into one at a time, and is not begun twice', async () => {
		const host = new TestHost();
		let done = (): void => undefined;
		host.answer = () => new Promise((resolve) => (done = resolve));
		const schedule = new Schedule(host);
		const first = schedule.look();
		await schedule.look();
		while (host.looked.length < 2) {
			done();
			await Promise.resolve();
		}
		host.answer = () => Promise.resolve();
		done();
		await first;
		assert.deepEqual(host.looked, ['one', 'two']);
	});

	test('is not put off for years by a clock that was set back', async () => {
		const host = new TestHost();
		const schedule = new Schedule(host);
		await schedule.look();
		assert.deepEqual(await after(host, schedule, -365 * dayMs), ['one', 'two']);
	});
});
