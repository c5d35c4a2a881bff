import { contextBridge, ipcRenderer } from 'electron'

/**
 * All that a page gets from the desktop: a port to the core, printing, and the visitor's screen. A port cannot cross the bridge between the two
 * worlds of a page, so it is posted to the page's own window, which is the only listener that can receive it.
 */
const channels = {
  requestPort: 'desk:request-port',
  port: 'desk:port',
  print: 'desk:print',
  visitorScreen: 'desk:visitor-screen',
}

ipcRenderer.on(channels.port, (event) => {
  window.postMessage('desk:port', window.location.origin, event.ports)
})

contextBridge.exposeInMainWorld('qiantai', {
  requestPort: (): void => {
    ipcRenderer.send(channels.requestPort)
  },
  print: async (path: string): Promise<void> => {
    await ipcRenderer.invoke(channels.print, path)
  },
  visitorScreen: (): void => {
    ipcRenderer.send(channels.visitorScreen)
  },
})
