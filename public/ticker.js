// One beat a second. The page cannot do this itself: hidden, its timers sleep.
setInterval(() => postMessage(0), 1000);
