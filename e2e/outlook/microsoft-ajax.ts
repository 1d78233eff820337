/**
 * Stands in for the MicrosoftAjax library, which office.js for Outlook on the web loads from another of Microsoft's
 * servers. office.js looks for these few members and calls nothing else of it when arguments are right.
 */
export const microsoftAjax = `(() => {
  const nothing = () => null;
  window.Type = window.Type || {};
  Object.assign(Type, {
    registerNamespace(path) {
      path.split(".").reduce((parent, name) => (parent[name] = parent[name] || {}), window);
    },
    registerClass: nothing,
  });
  Object.assign(Function, {
    _validateParams: nothing,
    _validateParameter: nothing,
    createDelegate: (self, method) => method.bind(self),
  });
  for (const kind of ["argument", "argumentNull", "argumentOutOfRange", "argumentType", "invalidOperation", "parameterCount"]) {
    Error[kind] = (...facts) => new Error([kind, ...facts].join(": "));
  }
  class StringBuilder {
    constructor(text) { this.parts = text ? [text] : []; }
    append(text) { this.parts.push(text); return this; }
    toString(between) { return this.parts.join(between || ""); }
  }
  window.Sys = {
    StringBuilder,
    Browser: {},
    Debug: { trace: nothing },
    Serialization: { JavaScriptSerializer: { serialize: JSON.stringify, deserialize: (text) => JSON.parse(text) } },
  };
})();`;
