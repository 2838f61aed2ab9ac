import {
	Disposable,
	EventEmitter,
	l10n,
	ThemeIcon,
	TreeItem,
	TreeItemCollapsibleState,
	Uri,
	window,
	workspace,
	type TreeDataProvider,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
	costsRequest,
	type CostGroup,
	type CostGrouping,
	type CostRow,
	type Costs,
	type CostsQuery,
} from '../../server/src/lsp/protocol.ts';
import { commands } from './ids.ts';
import type { Summaries } from './summaries.ts';

export const costTreeView = 'promptCredits.costs';

/** What changes together is asked for once. */
const delayMs = 400;

type Node =
	| { readonly kind: 'total' | 'spent' }
	| { readonly kind: 'groups'; readonly by: CostGrouping }
	| { readonly kind: 'group' | 'sheet'; readonly group: CostGroup }
	| { readonly kind: 'prompt'; readonly row: CostRow };

/** What the workspace costs, as a tree: the same figures as in the summary. Nothing is asked while nobody looks. */
export function registerCostTree(client: BaseLanguageClient, summaries: Summaries): Disposable {
	const tree = new CostTree(client);
	const view = window.createTreeView(costTreeView, { treeDataProvider: tree, showCollapseAll: true });
	const watcher = workspace.createFileSystemWatcher(
		'**/{*.prompt,*.artprompt,prompt-credits.json,prompt-credits.ledger.jsonl}',
	);
	let later: ReturnType<typeof setTimeout> | undefined;
	const soon = (): void => {
		if (!view.visible) return;
		clearTimeout(later);
		later = setTimeout(() => tree.refresh(), delayMs);
	};
	return Disposable.from(
		view,
		watcher,
		watcher.onDidChange(soon),
		watcher.onDidCreate(soon),
		watcher.onDidDelete(soon),
		summaries.onDidChange(soon),
		view.onDidChangeVisibility(soon),
		{ dispose: () => clearTimeout(later) },
	);
}

class CostTree implements TreeDataProvider<Node> {
	readonly #client: BaseLanguageClient;
	readonly #changed = new EventEmitter<undefined>();
	readonly onDidChangeTreeData = this.#changed.event;
	#costs: Costs | null = null;

	constructor(client: BaseLanguageClient) {
		this.#client = client;
	}

	refresh(): void {
		this.#changed.fire(undefined);
	}

	async getChildren(node?: Node): Promise<Node[]> {
		if (!node) {
			const params: CostsQuery = { scope: { kind: 'workspace' } };
			this.#costs = await this.#client.sendRequest<Costs | null>(costsRequest, params).catch(() => null);
			if (!this.#costs || this.#costs.rows.length === 0) return [];
			const { groups } = this.#costs;
			const all = ['sheet', 'client', 'project', 'platform'] as const;
			const shown = all.filter((by) => by === 'sheet' || groups[by].some(({ title }) => title !== ''));
			const spent: Node[] = this.#costs.spent === null ? [] : [{ kind: 'spent' }];
			return [{ kind: 'total' }, ...spent, ...shown.map((by): Node => ({ kind: 'groups', by }))];
		}
		const rows = this.#costs?.rows ?? [];
		switch (node.kind) {
			case 'groups':
				return (this.#costs?.groups[node.by] ?? []).map((group) => ({
					kind: node.by === 'sheet' ? 'sheet' : 'group',
					group,
				}));
			case 'sheet':
				return rows.filter(({ uri }) => uri === node.group.key).map((row) => ({ kind: 'prompt', row }));
			default:
				return [];
		}
	}

	getTreeItem(node: Node): TreeItem {
		switch (node.kind) {
			case 'total': {
				const item = new TreeItem(l10n.t('Workspace'));
				item.iconPath = new ThemeIcon('credit-card');
				item.description = this.#costs?.total.cost ?? '';
				item.command = { title: l10n.t('Show Cost Summary'), command: commands.showWorkspaceCosts };
				return item;
			}
			case 'spent': {
				const item = new TreeItem(l10n.t('Spent so far'));
				item.iconPath = new ThemeIcon('book');
				item.description = this.#costs?.spent ?? '';
				return item;
			}
			case 'groups':
				return new TreeItem(
					titles()[node.by],
					node.by === 'sheet' ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed,
				);
			case 'group': {
				const item = new TreeItem(node.group.title === '' ? l10n.t('none') : node.group.title);
				item.description = node.group.cost;
				return item;
			}
			case 'sheet': {
				const item = new TreeItem(Uri.parse(node.group.key), TreeItemCollapsibleState.Collapsed);
				item.description = node.group.cost;
				item.iconPath = ThemeIcon.File;
				return item;
			}
			case 'prompt': {
				const { uri, index, name, opening, cost, because } = node.row;
				const item = new TreeItem(name ?? opening);
				item.id = `${uri} ${String(index)}`;
				item.description = cost;
				item.tooltip = [opening, ...(this.#costs?.because[because] ?? [])].join('\n');
				item.command = {
					title: l10n.t('Go to Prompt'),
					command: 'vscode.open',
					arguments: [Uri.parse(uri).with({ fragment: `L${String(node.row.line + 1)}` })],
				};
				return item;
			}
		}
	}
}

const titles = (): Record<CostGrouping, string> => ({
	sheet: l10n.t('Sheets'),
	client: l10n.t('Clients'),
	project: l10n.t('Projects'),
	platform: l10n.t('Platforms'),
	mode: l10n.t('Modes'),
});
