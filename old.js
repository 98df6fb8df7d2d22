// For browsers that are too old for the app, and for boot.js: only they run this. ES3.
document.getElementById("failed").removeAttribute("hidden");
