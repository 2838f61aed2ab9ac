import { CancellationTokenSource, Disposable, workspace, type Memento } from 'vscode';
import type { Entries } from './entries.ts';
import type { AllNews } from './news.ts';
import { Schedule, type Every } from './schedule.ts';

const kept = 'library.lookedAt';
const section = 'promptCredits.library';

/** Looks for news in the libraries that are used, as often as the settings say. It asks nothing, and uses nothing. */
export function registerSchedule(entries: Entries, news: AllNews, memory: Memento): Disposable {
	const times = (): Readonly<Record<string, number>> => memory.get(kept, {});
	const remotes = async () => {
		const sources = await entries.sources();
		// One that has no entries was never used: the user has not said yet that it may be.
		return sources.filter(({ kind, entries: count }) => kind === 'remote' && count !== null);
	};
	const ending = new CancellationTokenSource();
	const schedule = new Schedule({
		now: () => Date.now(),
		later(delayMs, callback) {
			const timer = setTimeout(callback, delayMs);
			return () => clearTimeout(timer);
		},
		every: () => workspace.getConfiguration(section).get<Every>('syncEvery', 'never'),
		isTrusted: () => workspace.isTrusted,
		used: async () => (await remotes()).flatMap(({ uri }) => uri ?? []),
		lookedAt: (url) => times()[url],
		keepLookedAt: async (url, at) => memory.update(kept, { ...times(), [url]: at }),
		async look(url) {
			const fetched = await entries.fetch(url, () => undefined, ending.token);
			const title = (await remotes()).find(({ uri }) => uri === url)?.title;
			if (fetched.problem === null && title !== undefined) news.found({ url, title, fetched });
		},
	});
	return Disposable.from(
		schedule,
		ending,
		new Disposable(() => ending.cancel()),
		workspace.onDidGrantWorkspaceTrust(() => void schedule.look()),
		workspace.onDidChangeConfiguration((change) => {
			if (change.affectsConfiguration(`${section}.syncEvery`)) void schedule.look();
		}),
	);
}
