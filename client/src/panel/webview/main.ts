import './panel.css';
import { readPanelState, readToPanel, type FromPanel, type PanelState } from '../messages.ts';
import { CostsView } from './view.ts';

declare function acquireVsCodeApi(): {
	postMessage(message: FromPanel): void;
	getState(): unknown;
	setState(state: PanelState): void;
};

const vscode = acquireVsCodeApi();
const view = new CostsView(document.querySelector('main') ?? document.body, {
	ask: (message) => vscode.postMessage(message),
	state: readPanelState(vscode.getState()),
	keep: (state) => vscode.setState(state),
});

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
	const message = readToPanel(data);
	switch (message?.type) {
		case 'costs':
			view.show(message.costs, message.texts);
			break;
		case 'savings':
			view.showSavings(message.savings);
			break;
		case 'empty':
			view.showEmpty(message.text);
			break;
		case 'focus':
			view.focus(message.uri, message.index);
			break;
		case undefined:
			break;
	}
});

vscode.postMessage({ type: 'ready', whatIf: view.whatIf });
