// The bridge that one writes by hand: a host function gives a promise of the guest, the host settles it, and the
// guest's jobs are run. Arguments and answers cross as JSON, since guest code must not see host objects.

/** Makes async host functions callable in a live context, by name. */
export function addHostFunctions({ runtime, context }, hostFunctions) {
  const call = context.newFunction('call', (nameHandle, argumentsHandle) => {
    const hostFunction = hostFunctions[context.getString(nameHandle)]
    const deferred = context.newPromise()
    settle(context, deferred, () => hostFunction(...JSON.parse(context.getString(argumentsHandle))))
    deferred.settled.then(() => runtime.executePendingJobs())
    return deferred.handle
  })
  context.setProp(context.global, '$call', call)
  call.dispose()
  for (const name of Object.keys(hostFunctions)) {
    const code = `globalThis.${name} = (...args) => $call('${name}', JSON.stringify(args)).then(JSON.parse)`
    context.unwrapResult(context.evalCode(code)).dispose()
  }
}

async function settle(context, deferred, work) {
  try {
    const answer = context.newString(JSON.stringify(await work()))
    deferred.resolve(answer)
    answer.dispose()
  } catch (error) {
    const reason = context.newError(String(error))
    deferred.reject(reason)
    reason.dispose()
  }
}

/** Evaluates a script whose value is a promise; gives what it settles with. */
export async function evaluateAsync({ runtime, context }, code) {
  const promise = context.unwrapResult(context.evalCode(code))
  const settled = context.resolvePromise(promise)
  promise.dispose()
  runtime.executePendingJobs()
  const handle = context.unwrapResult(await settled)
  const value = context.dump(handle)
  handle.dispose()
  return value
}
