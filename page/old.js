// For browsers that cannot even read boot.js, and where it did not come: that one would have left its mark. ES3.
if (!/starting/.test(document.documentElement.className)) document.getElementById("failed").removeAttribute("hidden");
