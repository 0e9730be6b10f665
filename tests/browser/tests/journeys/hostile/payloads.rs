//! What is tried: each payload, when it runs, says its number, or asks another site.

/// Markup that runs, calls or leads away in some program or other; `§` stands for its number.
const PAYLOADS: [&str; 34] = [
    "<script>window.harmed=§</script>",
    "<img src=x onerror=window.harmed=§>",
    "<svg onload=window.harmed=§><script>window.harmed=§</script></svg>",
    "<iframe srcdoc='<script>top.harmed=§</script>'></iframe>",
    "<a href='javascript:window.harmed=§'>x</a>",
    "javascript:window.harmed=§",
    "data:text/html,<script>top.harmed=§</script>",
    "<style>@import 'https://harm.example/a.css';*{background:url(https://harm.example/b.png)}</style>",
    "\"><img src=http://harm.example/c.png onload=window.harmed=§>",
    "<link rel=stylesheet href=https://harm.example/d.css>",
    "<math><mtext></p><img src=x onerror=window.harmed=§></mtext></math>",
    "{{constructor.constructor('window.harmed=§')()}}\u{202e}\u{0}",
    "<meta http-equiv=refresh content=\"0;url=https://harm.example/e\">",
    "<base href=https://harm.example/f/>",
    "<form action=https://harm.example/g><input type=submit autofocus onfocus=window.harmed=§></form>",
    "<noscript><p title=\"</noscript><img src=x onerror=window.harmed=§>\"></noscript>",
    "<template><img src=x onerror=window.harmed=§></template>",
    "&lt;img src=x onerror=window.harmed=§&gt;",
    "&#60;script&#62;window.harmed=§&#60;/script&#62;",
    "&amp;lt;script&amp;gt;window.harmed=§&amp;lt;/script&amp;gt;",
    "<![CDATA[<script>window.harmed=§</script>]]>",
    "x<img src=x onerror=window.harmed=§ //",
    "<div style=\"background:url(https://harm.example/h.png);width:expression(window.harmed=§)\">x",
    "<details open ontoggle=window.harmed=§>x</details>",
    "<svg><style><img src=x onerror=window.harmed=§></style></svg>",
    "<object data=javascript:window.harmed=§></object><embed src=https://harm.example/i.swf>",
    "<video><source onerror=window.harmed=§></video><audio src=x onerror=window.harmed=§>",
    "${window.harmed=§}<%= window.harmed=§ %>[[constructor.constructor('window.harmed=§')()]]",
    "<scr\u{0}ipt>window.harmed=§</scr\u{0}ipt><\u{202e}script>window.harmed=§</script>",
    "jaVasCript:/*`/*'/*\"/**/(/* */window.harmed=§)//</stYle/</titLe/</teXtarEa/</scRipt/--!><sVg/oNloAd=window.harmed=§>",
    "<input autofocus onfocus=window.harmed=§><marquee onstart=window.harmed=§>x</marquee>",
    "' style='background:url(https://harm.example/j.png)' onmouseover='window.harmed=§",
    "[x](javascript:window.harmed=§) ![y](http://harm.example/k.png) <javascript:window.harmed=§>",
    "<!--><img src=x onerror=window.harmed=§>-->",
];

/// Every payload with its number, which tells it from the others.
pub fn payloads() -> Vec<String> {
    let payloads = PAYLOADS.iter().enumerate();
    let payloads = payloads.map(|(at, payload)| payload.replace('§', &at.to_string()));
    payloads.collect()
}
