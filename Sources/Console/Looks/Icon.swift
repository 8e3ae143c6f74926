// Why this file exists: among twenty tabs one finds the console by its mark.

/// The console's mark: a mast that sends.
package enum Icon {
    package static let svg = #"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
        <rect width="32" height="32" rx="7" fill="#0a5a8c"/>
        <g fill="none" stroke="#ffffff" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round">
        <path d="M16 13 10.5 26M16 13l5.5 13M12.8 20.5h6.4"/>
        <path d="M10.7 15.3a7.5 7.5 0 0 1 0-10.6M21.3 15.3a7.5 7.5 0 0 0 0-10.6"/>
        </g>
        <circle cx="16" cy="10" r="2.6" fill="#ffffff"/>
        </svg>
        """#
}
