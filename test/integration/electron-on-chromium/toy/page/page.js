document.getElementById('ran').textContent = 'yes'
document.getElementById('field').addEventListener('input', (event) => {
  localStorage.setItem('typed', event.target.value)
  sessionStorage.setItem('typed', event.target.value)
  // biome-ignore lint/suspicious/noDocumentCookie: what is typed must not reach the disk this way either
  document.cookie = `typed=${event.target.value}`
})
