import {
	commands as registry,
	Disposable,
	EventEmitter,
	l10n,
	ThemeIcon,
	TreeItem,
	TreeItemCollapsibleState,
	window,
	type TreeDataProvider,
} from 'vscode';
import type { LibraryEntry, LibraryHit } from '../../../server/src/lsp/protocol.ts';
import { commands } from '../ids.ts';
import type { Entries } from './entries.ts';
import { groupings, groupsOf, hitsOf, type Group, type Grouping } from './groups.ts';
import type { Kept } from './kept.ts';
import { newsCounts, type AllNews, type News } from './news.ts';
import { plainText } from './plainText.ts';

export const treeView = 'promptCredits.library';
const isFiltered = 'promptCredits.library.isFiltered';

/** A row of the tree below a group; what menus pass to commands. */
export interface EntryNode {
	readonly hit: LibraryHit;
	/** Null where the library no longer has it. */
	readonly entry: LibraryEntry | null;
	/** An entry may be in several groups. */
	readonly group: string;
}

interface GroupNode extends Group {
	readonly icon?: string;
	readonly isOpen?: boolean;
}

/** A library that has something new. */
interface NewsNode {
	readonly news: News;
}

type Node = GroupNode | EntryNode | NewsNode;

const isNews = (node: Node): node is NewsNode => 'news' in node;
const isEntry = (node: Node): node is EntryNode => 'hit' in node;

/** The tree of the library: what the user marked and used, the own entries, and all of them in groups. */
export class LibraryTree implements TreeDataProvider<Node>, Disposable {
	readonly #entries: Entries;
	readonly #kept: Kept;
	readonly #news: AllNews;
	readonly #changed = new EventEmitter<void>();
	readonly onDidChangeTreeData = this.#changed.event;
	readonly #view;
	readonly #watch: Disposable;
	#filter = '';

	constructor(entries: Entries, kept: Kept, news: AllNews) {
		this.#entries = entries;
		this.#kept = kept;
		this.#news = news;
		this.#view = window.createTreeView(treeView, { treeDataProvider: this, showCollapseAll: true });
		const refresh = (): void => this.#changed.fire();
		this.#watch = Disposable.from(
			this.#view,
			this.#changed,
			entries.onDidChange(refresh),
			kept.onDidChange(refresh),
			news.onDidChange(() => {
				this.#tell();
				refresh();
			}),
			registry.registerCommand(commands.libraryGroupBy, () => this.#chooseGrouping()),
			registry.registerCommand(commands.libraryFilter, (query?: unknown) => this.#askFilter(query)),
			registry.registerCommand(commands.libraryClearFilter, () => this.#setFilter('')),
		);
	}

	async getChildren(node?: Node): Promise<Node[]> {
		if (!node) return this.#filter === '' ? await this.#groups() : [await this.#found()];
		if (isEntry(node) || isNews(node)) return [];
		return await Promise.all(
			node.hits.map(async (hit) => ({ hit, entry: await this.#entries.entry(hit.id), group: node.key })),
		);
	}

	getTreeItem(node: Node): TreeItem {
		if (isNews(node)) return newsItem(node.news);
		return isEntry(node) ? this.#entryItem(node) : groupItem(node);
	}

	async #groups(): Promise<Node[]> {
		const hits = await this.#entries.all();
		const special: GroupNode[] = [
			{
				key: ':favourites',
				title: l10n.t('Favourites'),
				icon: 'star-full',
				hits: hitsOf(this.#kept.favourites, hits),
			},
			{ key: ':recent', title: l10n.t('Recently used'), icon: 'history', hits: hitsOf(this.#kept.recent, hits) },
			{
				key: ':own',
				title: l10n.t('My library'),
				icon: 'account',
				hits: hits.filter(({ source }) => source.kind === 'own'),
			},
		];
		const told = this.#news.all.map((news) => ({ news }));
		return [...told, ...special.filter((group) => group.hits.length > 0), ...groupsOf(hits, this.#kept.grouping)];
	}

	/** A number at the view's icon: whoever does not look into it is not kept from anything. */
	#tell(): void {
		const { length } = this.#news.all;
		this.#view.badge =
			length === 0 ? undefined : { value: length, tooltip: l10n.t('Libraries with something new: {0}', length) };
	}

	async #found(): Promise<Node> {
		const hits = await this.#entries.all(this.#filter);
		return { key: ':found', title: l10n.t('Found for “{0}”', this.#filter), icon: 'search', hits, isOpen: true };
	}

	#entryItem({ hit, entry, group }: EntryNode): TreeItem {
		const item = new TreeItem(plainText(hit.title));
		item.id = `${group}\n${hit.id}`;
		item.description = [entry?.cost, plainText(hit.tags.join(', '))].filter(Boolean).join(' · ');
		item.tooltip = tooltipOf(hit, entry);
		const isFavourite = this.#kept.favourites.includes(hit.id);
		item.contextValue = ['entry', hit.source.kind, ...(isFavourite ? ['favourite'] : [])].join(' ');
		item.command = { command: commands.libraryPreview, title: l10n.t('Preview'), arguments: [hit.id] };
		return item;
	}

	async #chooseGrouping(): Promise<void> {
		const titles: Readonly<Record<Grouping, string>> = {
			category: l10n.t('Category'),
			tag: l10n.t('Tag'),
			platform: l10n.t('Platform'),
			source: l10n.t('Source'),
		};
		const items = groupings.map((grouping) => ({ label: titles[grouping], grouping }));
		const chosen = await window.showQuickPick(items, { placeHolder: l10n.t('Group the library by') });
		if (chosen) await this.#kept.groupBy(chosen.grouping);
	}

	async #askFilter(query: unknown): Promise<void> {
		const words =
			typeof query === 'string'
				? query
				: await window.showInputBox({
						title: l10n.t('Filter the Prompt Library'),
						prompt: l10n.t('Words of the title, tags, category, platform or text'),
						value: this.#filter,
					});
		if (words !== undefined) await this.#setFilter(words.trim());
	}

	async #setFilter(words: string): Promise<void> {
		this.#filter = words;
		this.#changed.fire();
		await registry.executeCommand('setContext', isFiltered, words !== '');
	}

	dispose(): void {
		this.#watch.dispose();
	}
}

function newsItem({ url, title, fetched }: News): TreeItem {
	const item = new TreeItem(l10n.t('News in {0}', plainText(title)));
	item.id = `:news\n${url}`;
	item.description = newsCounts(fetched);
	item.tooltip = l10n.t('See what changes in {0} before it is used', plainText(title));
	item.iconPath = new ThemeIcon('bell-dot');
	item.command = { command: commands.librarySync, title: l10n.t('See What Changes'), arguments: [url] };
	return item;
}

function groupItem({ key, title, hits, icon, isOpen }: GroupNode): TreeItem {
	const item = new TreeItem(
		plainText(title),
		isOpen ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed,
	);
	item.id = isOpen ? `${key}\n${title}` : key;
	item.description = String(hits.length);
	if (icon !== undefined) item.iconPath = new ThemeIcon(icon);
	return item;
}

/** Plain text, never markdown: some of it is from elsewhere. */
function tooltipOf(hit: LibraryHit, entry: LibraryEntry | null): string {
	const lines = [
		hit.title,
		hit.description,
		[hit.categoryTitle, ...hit.platforms, entry?.cost].filter(Boolean).join(' · '),
		hit.tags.join(', '),
		[entry?.author, entry?.license, hit.source.title].filter(Boolean).join(' · '),
	];
	return lines.map(plainText).filter(Boolean).join('\n');
}
