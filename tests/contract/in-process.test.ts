import { describeContract } from './suite.ts'

describeContract('calls in the same process', (desk) =>
  Promise.resolve({
    connect: (screen) => Promise.resolve({ client: desk.client(screen), close: () => Promise.resolve() }),
    close: () => Promise.resolve(),
  }),
)
