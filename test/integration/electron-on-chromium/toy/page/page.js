document.getElementById('ran').textContent = 'yes'
document.getElementById('field').addEventListener('input', (event) => {
  localStorage.setItem('typed', event.target.value)
  sessionStorage.setItem('typed', event.target.value)
  void cookieStore.set('typed', event.target.value)
})
