// A portal that uses the API from another site; the test fills in where that is.
import load from '{{embed}}';

try {
  window.explorer = await load();
} catch (error) {
  window.failure = { code: error.code, field: error.field, message: error.message };
}
document.documentElement.classList.add('through');
