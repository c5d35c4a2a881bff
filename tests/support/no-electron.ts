throw new Error('Code outside electron/main loaded electron: pass what it needs as a port instead.')
