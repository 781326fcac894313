// One stream of events for all tabs: a browser opens no more than six connections to a server.
const ports = new Set();
let last = null;
let lost = false;

function tell(message) {
    for (const port of ports) port.postMessage(message);
}

const source = new EventSource('events');
source.onopen = () => {
    lost = false;
    tell({lost});
};
source.onmessage = event => {
    last = event.data;
    tell({state: last});
};
source.onerror = () => {
    lost = true;
    tell({lost});
};

self.onconnect = event => {
    const port = event.ports[0];
    ports.add(port);
    port.onmessage = () => ports.delete(port);  // The tab says that it goes.
    if (last !== null) port.postMessage({state: last});
    port.postMessage({lost});
};
