// The least that a page could do: read one chunk, draw 50 rows.

const request = indexedDB.open("plain");
request.onsuccess = () => {
  const chunk = request.result.transaction("values").objectStore("values").get(0);
  chunk.onsuccess = () => {
    const rows = JSON.parse(new TextDecoder().decode(chunk.result));
    const list = document.querySelector("ul");
    for (const { name, email } of rows.slice(0, 50)) {
      const row = list.appendChild(document.createElement("li"));
      row.appendChild(document.createElement("a")).textContent = name;
      row.appendChild(document.createElement("span")).textContent = email;
    }
  };
};
