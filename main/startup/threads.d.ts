/** A thread's entry that electron-vite builds; what is imported starts the thread. */
declare module '*?nodeWorker' {
  const start: (options: import('node:worker_threads').WorkerOptions) => import('node:worker_threads').Worker
  export default start
}
